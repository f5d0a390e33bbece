ALTER TABLE "budgets" ADD COLUMN "dimension" text;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "segment_id" uuid;--> statement-breakpoint
UPDATE "budgets" SET "dimension" = 'channel', "key" = "channel_id"::text;--> statement-breakpoint
ALTER TABLE "budgets" DROP CONSTRAINT "budgets_pkey";--> statement-breakpoint
ALTER TABLE "budgets" ADD PRIMARY KEY ("dimension","key","from_day","line");--> statement-breakpoint
ALTER TABLE "budgets" ALTER COLUMN "channel_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "budgets_channel" ON "budgets" ("channel_id");--> statement-breakpoint
CREATE INDEX "budgets_location" ON "budgets" ("location_id");--> statement-breakpoint
CREATE INDEX "budgets_segment" ON "budgets" ("segment_id");--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_segment_id_segments_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segments"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_total" CHECK (("dimension" = 'total') = ("key" = ''));--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_of" CHECK (coalesce("channel_id"::text, '') = case when "dimension" = 'channel' and "key" <> '-' then "key" else '' end
        and coalesce("location_id"::text, '') = case when "dimension" = 'location' and "key" <> '-' then "key" else '' end
        and coalesce("segment_id"::text, '') = case when "dimension" = 'segment' and "key" <> '-' then "key" else '' end);