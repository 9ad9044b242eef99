'use client';

import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';

let shared: QueryClient | undefined;

/** Returns the query client of the application. Without a provider, returns one that all components of the page share. */
export function useQueryClientOrShared(): QueryClient {
  return useContext(QueryClientContext) ?? sharedClient();
}

function sharedClient(): QueryClient {
  if (typeof window === 'undefined') {
    // On a server, a shared client would expose data to other visitors.
    return new QueryClient();
  }
  if (!shared) {
    shared = new QueryClient();
    // Subscribes to focus and network events, as a provider does.
    shared.mount();
  }
  return shared;
}
