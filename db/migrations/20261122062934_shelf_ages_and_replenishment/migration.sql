CREATE TABLE "replenishments" (
	"location_id" uuid PRIMARY KEY,
	"from_location_id" uuid NOT NULL,
	"days" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "replenishments_elsewhere" CHECK ("location_id" <> "from_location_id"),
	CONSTRAINT "replenishments_days" CHECK ("days" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "shelf_age_fold" (
	"is_only" boolean PRIMARY KEY DEFAULT true,
	"up_to" timestamp with time zone NOT NULL,
	CONSTRAINT "shelf_age_fold_is_only" CHECK ("is_only")
);
--> statement-breakpoint
CREATE TABLE "shelf_ages" (
	"variant_id" uuid,
	"location_id" uuid,
	"oldest_at" timestamp with time zone,
	CONSTRAINT "shelf_ages_pkey" PRIMARY KEY("variant_id","location_id")
);
--> statement-breakpoint
CREATE INDEX "orders_apart" ON "orders" ("placed_at") WHERE "routing" ->> 'reason' <> 'single';--> statement-breakpoint
CREATE INDEX "replenishments_from" ON "replenishments" ("from_location_id");--> statement-breakpoint
ALTER TABLE "replenishments" ADD CONSTRAINT "replenishments_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "replenishments" ADD CONSTRAINT "replenishments_from_location_id_locations_id_fkey" FOREIGN KEY ("from_location_id") REFERENCES "locations"("id");