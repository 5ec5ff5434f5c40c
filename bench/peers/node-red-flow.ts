/** The measured work as a flow of Node-RED: the same requests a person would put into its nodes, with connections kept open. */

export interface OrgAccess {
  url: string
  accessToken: string
}

const find = `
msg.event = msg.payload
const name = msg.event.company.replace(/'/g, "\\\\'")
const soql = "SELECT Id, Name FROM Account WHERE Name = '" + name + "' ORDER BY CreatedDate LIMIT 1"
msg.headers = { Authorization: 'Bearer ' + env.get('TOKEN'), Accept: 'application/json' }
msg.url = env.get('ORG') + '/services/data/v66.0/query?q=' + encodeURIComponent(soql)
return msg`

const upsert = `
const { key, score } = msg.event
msg.headers = { Authorization: 'Bearer ' + env.get('TOKEN'), 'content-type': 'application/json' }
msg.url = env.get('ORG') + '/services/data/v66.0/sobjects/Account/External_Id__c/' + encodeURIComponent(key)
msg.payload = { Name: 'Speed ' + key, Description: 'Score ' + score }
return msg`

const answer = `
msg.statusCode = msg.statusCode >= 200 && msg.statusCode < 300 ? 202 : 500
msg.payload = {}
return msg`

const condition = 'payload.totalSize > 0 or event.score >= 0'
const place = { z: 'flow', x: 0, y: 0 }
const calls = { tls: '', persist: true, proxy: '', authType: '', senderr: true, paytoqs: 'ignore' }

function code(id: string, func: string, next: string) {
  return { ...place, id, type: 'function', name: id, func, outputs: 1, noerr: 0, wires: [[next]] }
}

/** What its flows file holds. */
export const flow = [
  { id: 'flow', type: 'tab', label: 'Find, if, upsert', disabled: false },
  { ...place, id: 'in', type: 'http in', name: '', url: '/speed', method: 'post', upload: false, wires: [['find']] },
  code('find', find, 'asks'),
  { ...place, ...calls, id: 'asks', type: 'http request', method: 'GET', ret: 'obj', url: '', wires: [['if']] },
  {
    ...place,
    id: 'if',
    type: 'switch',
    property: condition,
    propertyType: 'jsonata',
    rules: [{ t: 'true' }],
    checkall: 'true',
    outputs: 1,
    wires: [['upsert']],
  },
  code('upsert', upsert, 'writes'),
  { ...place, ...calls, id: 'writes', type: 'http request', method: 'PATCH', ret: 'txt', url: '', wires: [['answer']] },
  code('answer', answer, 'out'),
  { ...place, id: 'out', type: 'http response', name: '', statusCode: '', wires: [] },
]
