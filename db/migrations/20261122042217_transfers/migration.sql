CREATE TABLE "stock_transfer_lines" (
	"transfer_id" uuid,
	"variant_id" uuid,
	"position" integer NOT NULL,
	"quantity" integer NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	"missing_reason" text,
	CONSTRAINT "stock_transfer_lines_pkey" PRIMARY KEY("transfer_id","variant_id"),
	CONSTRAINT "stock_transfer_lines_quantity" CHECK ("quantity" > 0),
	CONSTRAINT "stock_transfer_lines_sent" CHECK ("sent" between 0 and "quantity"),
	CONSTRAINT "stock_transfer_lines_came" CHECK ("received" >= 0 and "damaged" >= 0 and "missing" >= 0 and "received" + "damaged" + "missing" <= "sent"),
	CONSTRAINT "stock_transfer_lines_missing" CHECK (("missing" > 0) = ("missing_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_transfers" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stock_transfers_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_location_id" uuid NOT NULL,
	"to_location_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"expected_on" date,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_by" text,
	"sent_at" timestamp with time zone,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	CONSTRAINT "stock_transfers_goes_somewhere" CHECK ("from_location_id" <> "to_location_id"),
	CONSTRAINT "stock_transfers_sent" CHECK (("sent_at" is not null) = ("status" not in ('draft', 'cancelled'))),
	CONSTRAINT "stock_transfers_closed" CHECK (("closed_at" is not null) = ("status" in ('received', 'cancelled')))
);
--> statement-breakpoint
CREATE INDEX "stock_transfer_lines_variant" ON "stock_transfer_lines" ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_transfers_number_key" ON "stock_transfers" ("number");--> statement-breakpoint
CREATE INDEX "stock_transfers_from" ON "stock_transfers" ("from_location_id","number");--> statement-breakpoint
CREATE INDEX "stock_transfers_to" ON "stock_transfers" ("to_location_id","number");--> statement-breakpoint
CREATE INDEX "stock_transfers_status" ON "stock_transfers" ("status","number");--> statement-breakpoint
ALTER TABLE "stock_transfer_lines" ADD CONSTRAINT "stock_transfer_lines_transfer_id_stock_transfers_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "stock_transfers"("id");--> statement-breakpoint
ALTER TABLE "stock_transfer_lines" ADD CONSTRAINT "stock_transfer_lines_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD CONSTRAINT "stock_transfers_from_location_id_locations_id_fkey" FOREIGN KEY ("from_location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD CONSTRAINT "stock_transfers_to_location_id_locations_id_fkey" FOREIGN KEY ("to_location_id") REFERENCES "locations"("id");