/** Where the parts listen during the tests: away from where they do when somebody works with them. */
export const serviceUrl = 'http://localhost:5710';
export const managementPort = '5711';
export const emulatorUrl = 'http://localhost:5712';
export const devUrl = 'http://localhost:5713';

/** CampusG's user service, as a machine at Clerk. */
export const machineId = 'mch_2vYVtestCampusGUserService000';
