/** Who came in when and how (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_loginhistory.htm). */

import * as f from '../../objects/kit/index.ts'
import type { ComputedObject } from '../computed-object.ts'
import { loginId } from '../custom-ids.ts'

const GIVEN = { readOnly: true }
const SURE = { readOnly: true, nillable: false }
const text = (name: string, label: string) => f.text(name, label, 255, GIVEN)

export default {
  live: true,
  spec: f.readOnly({
    name: 'LoginHistory',
    label: 'Login History',
    plural: 'Login Histories',
    prefix: '0Ya',
    fields: [
      f.id('Login History Id'),
      f.reference('UserId', 'User ID', 'User', { ...SURE, relationshipName: null }),
      f.datetime('LoginTime', 'Login Time', SURE),
      f.picklist('LoginType', 'Login Type', ['Application', 'Other Apex API', 'Remote Access 2.0'], {
        ...SURE,
        length: 40,
      }),
      text('SourceIp', 'Source IP'),
      text('LoginUrl', 'Login URL'),
      f.reference('AuthenticationServiceId', 'Authentication Service ID', ['AuthProvider', 'SamlSsoConfig'], {
        ...GIVEN,
        relationshipName: null,
      }),
      f.reference('LoginGeoId', 'Login Geo Data ID', 'LoginGeo', GIVEN),
      f.picklist('TlsProtocol', 'TLS Protocol', [], GIVEN),
      f.picklist('CipherSuite', 'TLS Cipher Suite', [], GIVEN),
      f.checkbox('OptionsIsGet', 'Login via GET', GIVEN),
      f.checkbox('OptionsIsPost', 'Login via POST', GIVEN),
      text('Browser', 'Browser'),
      text('Platform', 'Platform'),
      text('Status', 'Status'),
      text('Application', 'Application'),
      text('ClientVersion', 'Client Version'),
      text('ApiType', 'API Type'),
      text('ApiVersion', 'API Version'),
      text('CountryIso', 'Country Code'),
      text('AuthMethodReference', 'Authentication Method Reference'),
      f.picklist('LoginSubType', 'Login Subtype', [], GIVEN),
      text('ForwardedForIp', 'Forwarded For IP'),
    ],
  }),
  rows: (_view, { accounts, id }) =>
    accounts.logins().map(([number, { userId, at, type, sourceIp, loginUrl, application, refused }]) => ({
      Id: loginId(id, number),
      UserId: userId,
      LoginTime: Math.floor(at / 1000) * 1000,
      LoginType: type,
      SourceIp: sourceIp,
      LoginUrl: loginUrl,
      OptionsIsGet: false,
      OptionsIsPost: true,
      Browser: 'Unknown',
      Platform: 'Unknown',
      Status: refused ?? 'Success',
      Application: application,
      ClientVersion: 'N/A',
      ApiType: 'N/A',
      ApiVersion: 'N/A',
    })),
} satisfies ComputedObject
