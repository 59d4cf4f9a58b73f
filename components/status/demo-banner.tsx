/** Says that everything shown is invented, and the two lines that change it. */
export function DemoBanner() {
  return (
    <aside
      aria-label="Demo data"
      className="border-b border-line bg-maintenance-fill px-5 py-2 text-sm lg:px-10"
    >
      <details>
        <summary className="cursor-pointer">
          <strong className="font-semibold">Demo data.</strong> Nothing here is real: this board reads its
          embedded sandbox.
          <span className="ml-2 text-maintenance underline">Show your own</span>
        </summary>
        <p className="mt-2">Set these two, and start again:</p>
        <pre className="mt-1 overflow-x-auto text-[13px]">
          {'PRODMANAGER_URL=https://prodmanager.example.com\nPRODMANAGER_TOKEN=a token with no permissions'}
        </pre>
      </details>
    </aside>
  );
}
