/** The documentation as the server shows it: the Markdown of docs/, a page for each action and trigger, a list for language models. */
export { createDocsSite, type DocsSite, type Shown } from './docs-site.ts'
