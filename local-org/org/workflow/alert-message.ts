/** Email alerts stand among the outbound messages of a commit, under names that no such message can have. */
const MARK = 'alert '

/** What a commit calls the alert of that full name. */
export const alertMessage = (fullName: string): string => MARK + fullName

/** The full name of the alert; undefined for an outbound message. */
export const alertNamed = (message: string): string | undefined =>
  message.startsWith(MARK) ? message.slice(MARK.length) : undefined
