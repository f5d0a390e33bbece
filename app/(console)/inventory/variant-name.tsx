import { UserText } from '#components/ui/bdi-text.tsx';

/** The product's name, and the variant's where that says more. */
export function VariantName({ title, variantTitle }: { title: string; variantTitle: string }) {
  const own = variantTitle.startsWith(title) ? variantTitle.slice(title.length) : variantTitle;
  const more = own.replace(/^[\s·–—,،-]+/, '');
  return (
    <UserText>
      {title}
      {more ? <span className="text-quiet"> {more}</span> : null}
    </UserText>
  );
}
