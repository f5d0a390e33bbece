/** What all rows come to under a name; stands in a line above them. */
export function RowSum({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <span>
      <span className="text-quiet">{name}</span> <span className="font-medium">{children}</span>
    </span>
  );
}
