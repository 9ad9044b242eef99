'use client';

import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { Messages } from './BackendUserError.js';

export interface CampusGProviderProps {
  /** The base URL of CampusG, such as `https://api.campusg.example`. The default is the origin of the page. */
  readonly apiUrl?: string | undefined;
  /** Replaces messages of errors, by code. */
  readonly messages?: Messages | undefined;
  readonly children?: ReactNode;
}

const CampusG = createContext<Omit<CampusGProviderProps, 'children'>>({});

/** Configures the hooks of this package. */
export function CampusGProvider({ apiUrl, messages, children }: CampusGProviderProps) {
  return <CampusG.Provider value={{ apiUrl, messages }}>{children}</CampusG.Provider>;
}

export function useCampusG(): Omit<CampusGProviderProps, 'children'> {
  return useContext(CampusG);
}
