import { auth, currentUser } from '@clerk/nextjs/server';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const { userId } = await auth();
  return <p>{userId ? `Signed in as ${userId}, ${(await currentUser()).firstName}` : 'Signed out'}</p>;
}
