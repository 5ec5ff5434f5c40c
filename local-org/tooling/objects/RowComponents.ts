/** Rows of the data API that the Tooling API knows as components, by full name and content (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm). */

import { isStandardProfile, profileApiName } from '../../metadata/profile-names.ts'
import type { OrgView, Row } from '../../org/index.ts'
import type { ComposedObject } from '../computed-object.ts'
import { type RowComponent, RowComponentTable } from '../row-component-table.ts'

const text = (row: Row, field: string) => (row[field] === undefined || row[field] === null ? null : String(row[field]))
const nameOf = (row: Row) => String(row['Name'])

/** Name of a row that another names. */
const named = (view: OrgView, object: string, id: unknown, field = 'Name') =>
  String(view.table(object).get(String(id))?.[field] ?? '')

const components: Readonly<Record<string, (view: OrgView) => RowComponent>> = {
  EmailTemplate: (view) => ({
    fullName: (row) =>
      `${named(view, 'Folder', row['FolderId'], 'DeveloperName') || 'unfiled$public'}/${row['DeveloperName']}`,
    own: (row) => ({
      available: row['IsActive'] === true,
      description: text(row, 'Description'),
      encodingKey: text(row, 'Encoding'),
      name: nameOf(row),
      style: text(row, 'TemplateStyle'),
      subject: text(row, 'Subject'),
      type: text(row, 'TemplateType'),
    }),
  }),
  PermissionSet: () => ({
    fullName: nameOf,
    own: (row) => ({
      description: text(row, 'Description'),
      hasActivationRequired: row['HasActivationRequired'] === true,
      label: text(row, 'Label'),
    }),
  }),
  Profile: (view) => ({
    fullName: (row) => profileApiName(nameOf(row)),
    own: (row) => ({
      custom: !isStandardProfile(nameOf(row)),
      description: text(row, 'Description'),
      userLicense: named(view, 'UserLicense', row['UserLicenseId']) || null,
    }),
  }),
  RecordType: () => ({
    fullName: (row) => `${row['SobjectType']}.${row['DeveloperName']}`,
    own: (row) => ({
      active: row['IsActive'] !== false,
      description: text(row, 'Description'),
      label: nameOf(row),
    }),
  }),
  StaticResource: () => ({
    fullName: nameOf,
    own: (row) => ({
      cacheControl: text(row, 'CacheControl'),
      contentType: text(row, 'ContentType'),
      description: text(row, 'Description'),
    }),
  }),
}

export default Object.entries(components).map(
  ([of, about]): ComposedObject => ({
    of,
    tooling: true,
    live: true,
    table: (view, org) => new RowComponentTable(view.table(of), org, about(view)),
  }),
)
