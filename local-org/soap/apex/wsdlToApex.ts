/** Makes classes of a WSDL. */
export { refused as default } from '../no-apex.ts'
