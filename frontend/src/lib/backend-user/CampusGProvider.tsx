import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';

const ApiUrl = createContext('');

/** Says where CampusG is, such as `https://api.campusg.example`. Without it, it is where the page came from. */
export function CampusGProvider({ apiUrl, children }: { apiUrl: string; children: ReactNode }) {
  return <ApiUrl.Provider value={apiUrl.replace(/\/+$/, '')}>{children}</ApiUrl.Provider>;
}

export function useApiUrl(): string {
  return useContext(ApiUrl);
}
