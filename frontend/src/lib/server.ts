export type { BackendUserQuery } from './backend-user/queryOptions.js';
export { backendUserQueryOptions } from './backend-user/queryOptions.js';
