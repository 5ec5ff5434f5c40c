/** Whether the inputs of a form may read data: those of a trigger cannot, nothing has happened yet. */
import { createContext } from 'react'

export const ReadsData = createContext(true)
