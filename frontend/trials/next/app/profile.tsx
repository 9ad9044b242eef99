'use client';

import { useBackendUser } from '@campusg/use-backend-user';

export function Profile() {
  const { backendUser, clerkUser, loading, error, refetch } = useBackendUser();
  if (loading) return <p>Loading...</p>;
  if (error) return <p>Error: {error}</p>;
  if (!backendUser) return <p>User not found</p>;
  return (
    <main>
      <h1>Welcome, {backendUser.firstName}</h1>
      <button onClick={() => void clerkUser?.update({ firstName: 'Augusta' })}>Rename</button>
      <button onClick={() => void refetch()}>Check now</button>
    </main>
  );
}
