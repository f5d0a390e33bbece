import { Banner } from '#components/ui/banner.tsx';

type Props = {
  status: 'cancelled' | 'failed';
  /** Why it failed, in the program's own English. */
  problem: string | null;
  words: { cancelled: string; failed: string };
};

/** What became of work that the worker did not finish. */
export function RunOutcome({ status, problem, words }: Props) {
  if (status === 'cancelled') return <Banner tone="info" title={words.cancelled} />;
  return (
    <Banner tone="bad" title={words.failed}>
      {problem ? (
        <p dir="ltr" lang="en" className="text-start">
          {problem}
        </p>
      ) : null}
    </Banner>
  );
}
