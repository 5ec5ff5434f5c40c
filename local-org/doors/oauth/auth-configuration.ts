/** How people may log in, for apps that ask before they show a login: `/.well-known/auth-configuration` (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_auth_configuration_endpoint.htm). */

import { type Answer, json, type OpenCall } from '../wire/index.ts'

/** GET /.well-known/auth-configuration, as recorded from an org with nothing but passwords. */
export function authConfiguration(call: OpenCall): Answer {
  return json({
    OrgId: call.instance.org.id.slice(0, 15),
    Url: call.origin,
    MobileSDK: {
      UseiOSNativeBrowserForAuthentication: false,
      UseAndroidNativeBrowserForAuthentication: false,
      shareBrowserSessionIOS: false,
      shareBrowserSessionAndroid: false,
    },
    LoginPage: null,
    SamlProviders: [],
    AuthProviders: [],
    CertificateLogin: null,
    LoginPageType: 'standard',
    LoginPageTypeConfigs: {},
  })
}
