import { Show, SignInButton, SignUpButton, UserButton, useUser } from '@clerk/react';

export default function App() {
  const { user } = useUser();
  return (
    <header>
      <Show when="signed-out">
        <SignInButton />
        <SignUpButton />
      </Show>
      <Show when="signed-in">
        <UserButton />
        <p>Signed in as {user?.id}</p>
      </Show>
    </header>
  );
}
