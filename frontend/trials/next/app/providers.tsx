'use client';

import { CampusGProvider } from '@campusg/use-backend-user';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <CampusGProvider apiUrl={process.env['NEXT_PUBLIC_API_URL']}>{children}</CampusGProvider>
    </QueryClientProvider>
  );
}
