import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-5 py-24">
      <title>Not found</title>
      <h1 className="text-3xl font-bold">There is nothing here</h1>
      <p className="mt-3 text-muted">
        The page you asked for does not exist, or no longer does.{' '}
        <Link href="/" className="text-maintenance underline">
          Go to the overview
        </Link>
        .
      </p>
    </main>
  );
}
