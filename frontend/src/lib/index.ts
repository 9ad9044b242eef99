'use client';

export type { BackendUser, UseBackendUser } from './useBackendUser.js';
export { useBackendUser } from './useBackendUser.js';
export type { BackendUserState, ClerkUser } from './useBackendUserState.js';
export { useBackendUserState } from './useBackendUserState.js';
export { BackendUserError } from './backend-user/BackendUserError.js';
export type { Messages } from './backend-user/BackendUserError.js';
export type { CampusGProviderProps } from './backend-user/CampusGProvider.js';
export { CampusGProvider } from './backend-user/CampusGProvider.js';
export type { BackendUserQuery } from './backend-user/queryOptions.js';
export { backendUserQueryOptions } from './backend-user/queryOptions.js';
