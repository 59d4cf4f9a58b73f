'use client';

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-5 py-24">
      <title>Something went wrong</title>
      <h1 className="text-3xl font-bold">The board could not be drawn</h1>
      <p className="mt-3 text-muted">
        This is a fault of the dashboard and says nothing about production. Its log holds the reason.
      </p>
      <button
        type="button"
        onClick={reset}
        className="mt-6 rounded-card border border-line bg-panel px-4 py-2"
      >
        Try again
      </button>
    </main>
  );
}
