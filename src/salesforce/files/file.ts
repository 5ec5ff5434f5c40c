/** A file on its way to an org. */
import type { FieldValues } from '../records.ts'

export interface FileUpload {
  /** Name with ending: tells Salesforce the type. */
  name: string
  /** Bytes in memory, or a stream of a known size that can be opened again for a second try. */
  content: Uint8Array | FileStream
  /** Default: the name. */
  title?: string
  /** Record the file is attached to. */
  parentId?: string
  /** Further fields of the ContentVersion. */
  fields?: FieldValues
}

export interface FileStream {
  /** Bytes, exactly. */
  size: number
  open(): AsyncIterable<Uint8Array>
}

/** A file on its way from an org. */
export interface FileDownload {
  contentType: string | null
  /** Bytes, when the org tells. */
  size: number | null
  content: AsyncIterable<Uint8Array>
}
