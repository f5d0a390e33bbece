ALTER TABLE "effort_lengths" ADD COLUMN "mean_error_seconds" integer DEFAULT 0 NOT NULL;
