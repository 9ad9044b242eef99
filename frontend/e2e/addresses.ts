/** The addresses during the tests. The ports differ from the default ports, which can be in use. */
export const serviceUrl = 'http://localhost:5710';
export const managementPort = '5711';
export const emulatorUrl = 'http://localhost:5712';
export const devUrl = 'http://localhost:5713';

/** The secret key of the emulator. */
export const secretKey = 'sk_test_2vYVtestCampusGUserService0000000000000';

/** The machine id of the user service at Clerk. */
export const machineId = 'mch_2vYVtestCampusGUserService000';
