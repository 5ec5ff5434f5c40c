/** Where the control door lives; no path of Salesforce begins like this. */
export const controlPath = '/__control'
