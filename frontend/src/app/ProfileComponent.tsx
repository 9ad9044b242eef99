import { useBackendUser } from '@/lib/useBackendUser';

/** The component of CampusG's guide, unchanged. */
export function ProfileComponent() {
  const { backendUser, clerkUser, loading, error } = useBackendUser();
  if (loading) return <div>Loading...</div>;
  if (error) return <div>Error: {error}</div>;
  if (!backendUser) return <div>User not found</div>;
  return (
    <div>
      <h1>Welcome, {backendUser.firstName}!</h1>
      <p>Email: {backendUser.email}</p>
      <p>Customer Rating: {backendUser.customerRating}</p>
      <p>Runner Rating: {backendUser.runnerRating}</p>
    </div>
  );
}
