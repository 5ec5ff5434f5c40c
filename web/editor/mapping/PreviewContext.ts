/** What the templates of the shown form give with the sample, by their place in the step. */
import { createContext, useContext } from 'react'
import type { Filled } from '../../contract.ts'

const context = createContext<Record<string, Filled>>({})
export const PreviewProvider = context.Provider

export const usePreview = (place: string): Filled | undefined => useContext(context)[place]
