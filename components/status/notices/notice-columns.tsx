import type { ReactNode } from 'react';

/**
 * The body of a notice's page: the newest comment first, then what is around it, then the rest. On wide screens, `aside` is a second column
 * beside both.
 */
export function NoticeColumns({
  latest,
  aside,
  children,
}: {
  readonly latest: ReactNode;
  readonly aside: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="grid items-start gap-7 lg:grid-cols-[minmax(0,1fr)_380px] lg:grid-rows-[auto_1fr] lg:gap-x-8">
      <div className="min-w-0">{latest}</div>
      <div className="min-w-0 space-y-7 lg:col-start-2 lg:row-span-2 lg:row-start-1">{aside}</div>
      {children && <div className="min-w-0 space-y-7">{children}</div>}
    </div>
  );
}
