export type { BackendUser, UseBackendUser } from './useBackendUser.js';
export { useBackendUser } from './useBackendUser.js';
export type { BackendUserState } from './useBackendUserState.js';
export { useBackendUserState } from './useBackendUserState.js';
export { CampusGProvider } from './backend-user/CampusGProvider.js';
