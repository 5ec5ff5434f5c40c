/** The objects a search looks into: DescribeSearchableEntityResult of the partner WSDL. */

import { searchedObjects } from '../../doors/search/search-layout.ts'
import type { Operation } from '../operation.ts'

export default {
  run: ({ view }) =>
    searchedObjects(view).map(({ label, name, labelPlural }) => ({ label, name, pluralLabel: labelPlural })),
} satisfies Operation
