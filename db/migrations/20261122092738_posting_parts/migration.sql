ALTER TABLE "postings" ADD COLUMN "of_day" date;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "parts" jsonb;