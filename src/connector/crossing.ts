/** Entering and leaving: what triggers about list views and queries have in common. */
import { z } from 'zod'
import type { Change, TriggerExample } from './define.ts'

export const whenInput = z
  .enum(['enters', 'leaves', 'both'])
  .default('enters')
  .describe('When a record enters, when it leaves, or both')

/** The changes each choice stands for. */
export const crossings: Record<'enters' | 'leaves' | 'both', Change[]> = {
  enters: ['entered'],
  leaves: ['left'],
  both: ['entered', 'left'],
}

/** @param feed under which the members of the settings' list are told, see members.ts */
export function memberExamples(object: string, settings: Record<string, unknown>, feed: string): TriggerExample[] {
  const leaving = { ...settings, when: 'leaves' }
  return [
    { title: 'One enters', with: settings, event: { object, change: 'entered', feed }, hears: true },
    { title: 'One leaves', with: settings, event: { object, change: 'left', feed }, hears: false },
    { title: 'One leaves, as asked', with: leaving, event: { object, change: 'left', feed }, hears: true },
    {
      title: 'One enters another list',
      with: settings,
      event: { object, change: 'entered', feed: 'list-view:Else' },
      hears: false,
    },
  ]
}
