import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';

const ApiUrl = createContext('');

/** Sets the base URL of CampusG, such as `https://api.campusg.example`. The default is the origin of the page. */
export function CampusGProvider({ apiUrl, children }: { apiUrl: string; children: ReactNode }) {
  return <ApiUrl.Provider value={apiUrl.replace(/\/+$/, '')}>{children}</ApiUrl.Provider>;
}

export function useApiUrl(): string {
  return useContext(ApiUrl);
}
