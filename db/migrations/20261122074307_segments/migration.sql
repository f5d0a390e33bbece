CREATE TABLE "segment_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "segment_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"segment_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"is_joined" boolean NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_dirty" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "segment_dirty_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_marks" (
	"log" text PRIMARY KEY,
	"up_to" bigint NOT NULL,
	"seen_to" bigint NOT NULL,
	"seen_before" xid8 NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_members" (
	"segment_id" uuid,
	"customer_id" uuid,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_members_pkey" PRIMARY KEY("segment_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "segment_versions" (
	"segment_id" uuid,
	"version" integer,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"rule" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_versions_pkey" PRIMARY KEY("segment_id","version")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"rule" jsonb NOT NULL,
	"version" integer NOT NULL,
	"members" integer DEFAULT 0 NOT NULL,
	"judged_version" integer,
	"judged_on" date,
	"judged_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segments_members_range" CHECK ("members" >= 0)
);
--> statement-breakpoint
CREATE INDEX "segment_changes_segment" ON "segment_changes" ("segment_id","at");--> statement-breakpoint
CREATE INDEX "segment_changes_customer" ON "segment_changes" ("customer_id");--> statement-breakpoint
CREATE INDEX "segment_members_customer" ON "segment_members" ("customer_id");--> statement-breakpoint
CREATE INDEX "segments_name" ON "segments" ("name","id");--> statement-breakpoint
ALTER TABLE "segment_changes" ADD CONSTRAINT "segment_changes_segment_id_segments_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segments"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_segment_id_segments_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segments"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_segment_id_segments_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segments"("id") ON DELETE CASCADE;