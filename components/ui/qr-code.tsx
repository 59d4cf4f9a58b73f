import { renderSVG } from 'uqr';

/** An address as a QR code, dark on white in both themes. */
export function QrCode({ address, label }: { readonly address: string; readonly label: string }) {
  return (
    <div
      role="img"
      aria-label={label}
      className="size-44 shrink-0"
      dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 2 }) }}
    />
  );
}
