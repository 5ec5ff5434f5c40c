/** A process that opens the store of a data folder, says so, and holds it open until its input ends. */
import { pino } from 'pino'
import { openStore } from '../../src/store/index.ts'

const store = await openStore({ dataDir: process.argv[2] ?? '', databaseUrl: '' }, pino({ level: 'silent' }))
console.log('open')
process.stdin.resume().on('end', () => void store.close())
