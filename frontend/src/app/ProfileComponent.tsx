/* The component of CampusG's guide, letter by letter, with an export. */
import { useBackendUser } from '@/lib/useBackendUser';

function ProfileComponent() {
  const { backendUser, clerkUser, loading, error } = useBackendUser();
  
  if (loading) return <p>Loading...</p>;
  if (error) return <p>Error: {error}</p>;
  if (!backendUser) return <p>User not found</p>;
  
  return (
    <div>
      <h1>Welcome, {backendUser.firstName} {backendUser.lastName}</h1>
      <p>Email: {backendUser.email}</p>
      <p>Customer Rating: {backendUser.customerRating}</p>
      <p>Runner Rating: {backendUser.runnerRating}</p>
    </div>
  );
}

export { ProfileComponent };
