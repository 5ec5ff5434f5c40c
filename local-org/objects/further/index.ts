/**
 * Front door of the further objects: what every org has beside the objects told in files of their own. They are lines of text
 * (objects.txt, fields/*.txt, as describes of a Developer Edition gave them), read when first asked for.
 */
export { FurtherObjects } from './further-objects.ts'
export type { Head } from './heads.ts'
export { linksOf } from './links.ts'
