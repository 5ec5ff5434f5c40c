/**
 * Writes a number as Salesforce's APIs do: as Java prints a double ('12.0', '1.39E8').
 * https://help.salesforce.com/s/articleView?id=000385889&type=1
 */

const [leastPlain, leastExponential] = [1e-3, 1e7]

export function javaDouble(value: number): string {
  const size = Math.abs(value)
  if (size === 0 || (size >= leastPlain && size < leastExponential)) {
    const text = String(value)
    return text.includes('.') ? text : `${text}.0`
  }
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}
