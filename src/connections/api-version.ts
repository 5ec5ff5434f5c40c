/** The version all connections speak: every org answers it, and it is the one our tests ran with. */
export const apiVersion = '66.0'
