/** A process that opens the store of a data folder (without one: that of all tests), says so, and holds it open until its input ends. */
import { pino } from 'pino'
import { openStore } from '../../src/store/index.ts'
import { testFolder } from './test-folder.ts'

const store = await openStore({ dataDir: process.argv[2] ?? testFolder, databaseUrl: '' }, pino({ level: 'silent' }))
console.log('open')
process.stdin.resume().on('end', () => void store.close())
