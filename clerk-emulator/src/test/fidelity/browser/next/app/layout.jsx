import { ClerkProvider, Show, SignInButton } from '@clerk/nextjs';

export default function RootLayout({ children }) {
  return (
    <html lang="en">
      <body>
        <ClerkProvider>
          <Show when="signed-out">
            <SignInButton />
          </Show>
          {children}
        </ClerkProvider>
      </body>
    </html>
  );
}
