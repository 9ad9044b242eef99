import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';

let shared: QueryClient | undefined;

/** The application's query client; without a provider, one of our own for the whole page. */
export function useSomeQueryClient(): QueryClient {
  return useContext(QueryClientContext) ?? ownClient();
}

function ownClient(): QueryClient {
  if (typeof window === 'undefined') {
    // On a server one for all would show each visitor the others' data.
    return new QueryClient();
  }
  if (!shared) {
    shared = new QueryClient();
    // A provider would do this: without it nothing is refetched on focus.
    shared.mount();
  }
  return shared;
}
