import { backendUserQueryOptions } from '@campusg/use-backend-user/server';
import { auth } from '@clerk/nextjs/server';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Profile } from './profile';

export default async function Page() {
  const client = new QueryClient();
  const { userId, getToken } = await auth();
  const apiUrl = process.env['NEXT_PUBLIC_API_URL'];
  if (userId) await client.prefetchQuery(backendUserQueryOptions({ apiUrl, userId, getToken }));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Profile />
    </HydrationBoundary>
  );
}
