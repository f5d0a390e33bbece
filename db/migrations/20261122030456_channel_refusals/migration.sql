CREATE TABLE "channel_refusals" (
	"channel_id" uuid,
	"day" date,
	"count" integer NOT NULL,
	CONSTRAINT "channel_refusals_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
ALTER TABLE "channel_refusals" ADD CONSTRAINT "channel_refusals_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;