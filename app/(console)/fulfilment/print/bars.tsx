import { Ltr } from '#components/ui/bdi-text.tsx';
import { drawCode128 } from '#lib/barcode/draw-code-128.ts';

/** A code as bars with the code beneath, left to right in every language; a code without bars stands alone. */
export function Bars({ code, className = 'h-12' }: { code: string; className?: string }) {
  const svg = drawCode128(code);
  return (
    <figure dir="ltr" className="flex flex-col items-center">
      {svg ? (
        // biome-ignore lint/performance/noImgElement: a picture made on the spot has nothing to be fetched or resized
        <img
          alt={code}
          src={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`}
          className={`w-full ${className}`}
        />
      ) : null}
      <figcaption className="font-mono">
        <Ltr>{code}</Ltr>
      </figcaption>
    </figure>
  );
}
