ALTER TABLE "channels" ADD COLUMN "ship_within_days" integer;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_ship_within" CHECK ("ship_within_days" between 0 and 365);