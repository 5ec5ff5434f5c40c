/** A field as people and programs call it: Last Name (LastName); once when both are the same word. */
export const namedField = ({ label, name }: { label: string; name: string }): string =>
  label === name ? label : `${label} (${name})`
