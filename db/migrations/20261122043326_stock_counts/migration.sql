CREATE TABLE "stock_count_limits" (
	"id" integer PRIMARY KEY DEFAULT 1,
	"units" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	CONSTRAINT "stock_count_limits_one" CHECK ("id" = 1),
	CONSTRAINT "stock_count_limits_bounds" CHECK ("units" >= 0 and "value_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_count_lines" (
	"count_id" uuid,
	"variant_id" uuid,
	"expected" integer NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"counted" integer,
	"counted_at" timestamp with time zone,
	"books" integer,
	"state" text DEFAULT 'open' NOT NULL,
	CONSTRAINT "stock_count_lines_pkey" PRIMARY KEY("count_id","variant_id"),
	CONSTRAINT "stock_count_lines_counted" CHECK ("counted" >= 0),
	CONSTRAINT "stock_count_lines_round" CHECK ("round" > 0),
	CONSTRAINT "stock_count_lines_judged" CHECK (("state" in ('agrees', 'waits', 'booked')) = ("counted" is not null and "counted_at" is not null and "books" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_count_scans" (
	"id" uuid PRIMARY KEY,
	"count_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"quantity" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stock_counts_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"is_blind" boolean NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "stock_counts_closed" CHECK (("closed_at" is not null) = ("status" in ('approved', 'cancelled')))
);
--> statement-breakpoint
CREATE TABLE "stock_places" (
	"variant_id" uuid,
	"location_id" uuid,
	"zone" text NOT NULL,
	"bin" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_places_pkey" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "stock_places_zone_named" CHECK ("zone" <> '')
);
--> statement-breakpoint
CREATE INDEX "stock_count_lines_variant" ON "stock_count_lines" ("variant_id");--> statement-breakpoint
CREATE INDEX "stock_count_scans_line" ON "stock_count_scans" ("count_id","variant_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_counts_number_key" ON "stock_counts" ("number");--> statement-breakpoint
CREATE INDEX "stock_counts_location" ON "stock_counts" ("location_id","number");--> statement-breakpoint
CREATE INDEX "stock_counts_status" ON "stock_counts" ("status","number");--> statement-breakpoint
CREATE INDEX "stock_places_zone" ON "stock_places" ("location_id","zone","bin");--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_count_id_stock_counts_id_fkey" FOREIGN KEY ("count_id") REFERENCES "stock_counts"("id");--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "stock_count_scans" ADD CONSTRAINT "stock_count_scans_line_fkey" FOREIGN KEY ("count_id","variant_id") REFERENCES "stock_count_lines"("count_id","variant_id");--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "stock_places" ADD CONSTRAINT "stock_places_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "stock_places" ADD CONSTRAINT "stock_places_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");